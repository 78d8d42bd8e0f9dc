"use strict";
// A push walks through a diagram: step by step, or played; it glides unless the reader wants no motion.
(() => {
  const data = JSON.parse(document.getElementById("walk").textContent);
  const steps = [...document.querySelectorAll(".step")];
  const arrows = [...document.querySelectorAll(".arrows")];
  const tracks = [...document.querySelectorAll(".track")];
  const beads = [...document.querySelectorAll(".bead")];
  const [back, on, play, speed, place] = ["back", "on", "play", "speed", "place"].map((id) => document.getElementById(id));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const REST = 0.4; // of the time of a step, in which the push rests on a name
  const STEPS_A_SECOND = 0.6;
  let clock = 0; // in steps
  let moves = false;
  let before = 0;

  function drawBead(bead, now, [track, start, end, from, to]) {
    const share = (now - start) / (end - start);
    bead.classList.toggle("now", share > 0 && share < 1);
    if (!(share > 0 && share < 1)) return;
    const [first, last] = data.turning;
    const turned = from === to ? 0 : Math.min(1, Math.max(0, (share - first) / (last - first)));
    const way = turned < 0.5 ? from : to;
    const at = tracks[track].getPointAtLength(share * tracks[track].getTotalLength());
    const [disc, sign] = bead.children;
    disc.setAttribute("href", `#disc${way}`);
    sign.setAttribute("href", `#sign${way}`);
    sign.setAttribute("transform", `scale(1 ${Math.max(0.15, Math.abs(Math.cos(Math.PI * turned)))})`);
    bead.setAttribute("transform", `translate(${at.x} ${at.y})`);
  }

  function draw() {
    const step = Math.floor(clock);
    const now = calm.matches ? step : step + Math.min(1, (clock - step) / (1 - REST));
    const seen = Math.floor(now);
    for (const each of arrows) each.classList.toggle("now", each.dataset.from <= seen && seen < each.dataset.to);
    const passed = new Set(data.ways.filter((way) => way[2] === seen).map((way) => `l${way[0]}`));
    for (const each of document.querySelectorAll("figure g.link")) each.classList.toggle("passed", passed.has(each.id));
    beads.forEach((bead, i) => drawBead(bead, now, data.ways[i]));
    if (place.dataset.step !== String(seen)) showStep(seen);
    back.disabled = clock === 0;
    on.disabled = clock >= data.last;
    play.textContent = moves ? play.dataset.pause : play.dataset.play;
  }

  function showStep(seen) {
    place.dataset.step = seen;
    place.textContent = `${seen + 1} / ${steps.length}`;
    steps.forEach((each, i) => {
      each.classList.toggle("current", i === seen);
      const button = each.querySelector("button");
      if (i === seen) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    steps[seen].scrollIntoView({ block: "nearest" });
  }

  function tick(time) {
    if (!moves) return;
    clock = Math.min(data.last, clock + (Math.min(100, time - before) / 1000) * STEPS_A_SECOND * Number(speed.value));
    before = time;
    if (clock >= data.last) moves = false;
    draw();
    if (moves) requestAnimationFrame(tick);
  }

  function go(step) {
    moves = false;
    clock = Math.max(0, Math.min(data.last, step));
    draw();
  }

  function toggle() {
    if (data.last === 0) return;
    moves = !moves;
    if (moves && clock >= data.last) clock = 0;
    before = performance.now();
    draw();
    if (moves) requestAnimationFrame(tick);
  }

  const forth = () => go(Math.floor(clock) + 1);
  const backwards = () => go(Math.ceil(clock) - 1);
  const keys = {
    ArrowRight: forth,
    PageDown: forth,
    ArrowLeft: backwards,
    PageUp: backwards,
    Home: () => go(0),
    End: () => go(data.last),
    " ": toggle,
  };
  document.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.tagName === "SELECT" || (event.key === " " && event.target.tagName === "BUTTON")) return;
    event.preventDefault();
    keys[event.key]();
  });
  back.addEventListener("click", backwards);
  on.addEventListener("click", forth);
  play.addEventListener("click", toggle);
  play.disabled = data.last === 0;
  steps.forEach((each, i) => each.querySelector("button").addEventListener("click", () => go(i)));
  document.documentElement.classList.add("steps");
  draw();
})();
