"use strict";
// What pages share: keys that go through them, the mark on the step that is shown, and a clock that can be played.

// Keys, unless they belong to the browser or to what has the keyboard; not every page can be played.
function listen({ forth, back, first, last, toggle }) {
  const keys = { ArrowRight: forth, PageDown: forth, ArrowLeft: back, PageUp: back, Home: first, End: last };
  if (toggle) keys[" "] = toggle;
  document.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.tagName === "SELECT" || (event.key === " " && event.target.tagName === "BUTTON")) return;
    event.preventDefault();
    keys[event.key]();
  });
}

function markStep(steps, number) {
  document.getElementById("place").textContent = `${number + 1} / ${steps.length}`;
  steps.forEach((each, i) => {
    each.classList.toggle("current", i === number);
    const button = each.querySelector("button");
    if (i === number) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  });
  steps[number].scrollIntoView({ block: "nearest" });
}

// A clock from 0 to an end: `pace` is how far it goes in a second at the usual speed, `show` draws the page at a time.
function clockOf(end, pace, show) {
  const [play, speed] = ["play", "speed"].map((id) => document.getElementById(id));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0;
  let moves = false;
  let before = 0;

  // Who wants no motion sees whole times alone while it is played.
  function time() {
    return calm.matches && moves ? Math.floor(at) : at;
  }

  function draw() {
    show(time());
    play.textContent = moves ? play.dataset.pause : play.dataset.play;
  }

  function tick(now) {
    if (!moves) return;
    at = Math.min(end, at + (Math.min(100, now - before) / 1000) * pace * Number(speed.value));
    before = now;
    if (at >= end) moves = false;
    draw();
    if (moves) requestAnimationFrame(tick);
  }

  function toggle() {
    if (end === 0) return;
    at = time();
    moves = !moves;
    if (moves && at >= end) at = 0;
    before = performance.now();
    draw();
    if (moves) requestAnimationFrame(tick);
  }

  function go(to) {
    moves = false;
    at = Math.max(0, Math.min(end, to));
    draw();
  }

  play.addEventListener("click", toggle);
  play.disabled = end === 0;
  return { time, draw, toggle, go };
}
