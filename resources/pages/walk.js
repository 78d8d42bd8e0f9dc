// A push walks through a diagram: step by step, or played; it glides unless the reader wants no motion.
(() => {
  const data = JSON.parse(document.getElementById("walk").textContent);
  const steps = [...document.querySelectorAll(".step")];
  const arrows = [...document.querySelectorAll(".arrows")];
  const tracks = [...document.querySelectorAll(".track")];
  const beads = [...document.querySelectorAll(".bead")];
  const [back, on, place] = ["back", "on", "place"].map((id) => document.getElementById(id));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const REST = 0.4; // of the time of a step, in which the push rests on a name
  const STEPS_A_SECOND = 0.6;
  const clock = clockOf(data.last, STEPS_A_SECOND, draw); // in steps

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

  function draw(time) {
    const step = Math.floor(time);
    const now = calm.matches ? step : step + Math.min(1, (time - step) / (1 - REST));
    const seen = Math.floor(now);
    for (const each of arrows) each.classList.toggle("now", each.dataset.from <= seen && seen < each.dataset.to);
    const passed = new Set(data.ways.filter((way) => way[2] === seen).map((way) => `l${way[0]}`));
    for (const each of document.querySelectorAll("figure g.link")) each.classList.toggle("passed", passed.has(each.id));
    beads.forEach((bead, i) => drawBead(bead, now, data.ways[i]));
    if (place.dataset.step !== String(seen)) showStep(seen);
    back.disabled = time === 0;
    on.disabled = time >= data.last;
  }

  function showStep(seen) {
    place.dataset.step = seen;
    markStep(steps, seen);
  }

  const forth = () => clock.go(Math.floor(clock.time()) + 1);
  const backwards = () => clock.go(Math.ceil(clock.time()) - 1);
  listen({ forth, back: backwards, first: () => clock.go(0), last: () => clock.go(data.last), toggle: clock.toggle });
  back.addEventListener("click", backwards);
  on.addEventListener("click", forth);
  steps.forEach((each, i) => each.querySelector("button").addEventListener("click", () => clock.go(i)));
  document.documentElement.classList.add("steps");
  clock.draw();
})();
