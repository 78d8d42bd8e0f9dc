// Steps through the loops of a diagram: each comes in lit, those before it stay faded, and at last all of it stands there.
(() => {
  const loops = JSON.parse(document.getElementById("loops").textContent);
  const parts = [...document.querySelectorAll("figure .part")];
  const steps = [...document.querySelectorAll(".step")];
  const back = document.getElementById("back");
  const on = document.getElementById("on");
  const last = steps.length - 1;
  const links = parts.filter((part) => part.matches(".link, .delay"));
  const above = links.length ? links[links.length - 1].nextSibling : null;
  let current = 0;
  let raising = 0;

  // Links that are lit run above those that are faded; moved once nothing fades any more, as moving ends that.
  function raise(lit) {
    const order = [...links].sort((a, b) => lit.has(a.id) - lit.has(b.id));
    for (const link of order) link.parentNode.insertBefore(link, above);
  }

  function draw(lit, faded) {
    for (const part of parts) {
      part.classList.toggle("faded", !lit.has(part.id) && faded.has(part.id));
      part.classList.toggle("absent", !lit.has(part.id) && !faded.has(part.id));
    }
    clearTimeout(raising);
    raising = setTimeout(raise, 400, lit);
  }

  function drawStep() {
    const all = new Set(parts.map((part) => part.id));
    if (current === last) draw(all, new Set());
    else draw(new Set(loops[current]), new Set(loops.slice(0, current).flat()));
  }

  function drawLoop(step) {
    const all = new Set(parts.map((part) => part.id));
    draw(step === last ? all : new Set(loops[step]), all);
  }

  function go(step) {
    current = Math.max(0, Math.min(last, step));
    markStep(steps, current);
    back.disabled = current === 0;
    on.disabled = current === last;
    drawStep();
  }

  const forth = () => go(current + 1);
  const backwards = () => go(current - 1);
  listen({ forth, back: backwards, first: () => go(0), last: () => go(last) });
  back.addEventListener("click", backwards);
  on.addEventListener("click", forth);
  steps.forEach((each, i) => {
    const button = each.querySelector("button");
    button.addEventListener("click", () => go(i));
    button.addEventListener("mouseenter", () => drawLoop(i));
    button.addEventListener("mouseleave", drawStep);
  });
  document.documentElement.classList.add("steps");
  go(0);
})();
