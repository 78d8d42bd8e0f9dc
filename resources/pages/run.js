// A run is played on a diagram: levels rise and fall beside the names while a cursor goes through the chart.
(() => {
  const data = JSON.parse(document.getElementById("run").textContent);
  const levels = [...document.querySelectorAll(".level")];
  const plates = [...document.querySelectorAll(".plate")];
  const ribbons = [...document.querySelectorAll(".ribbon")];
  const cases = [...document.querySelectorAll(".cases button")];
  const charts = [...document.querySelectorAll(".chart")];
  const told = [".chart", ".told", ".assumed"].map((kind) => [...document.querySelectorAll(kind)]);
  const [slider, place] = ["time", "place"].map((id) => document.getElementById(id));
  const SECONDS = 10; // that a run takes at the usual speed
  const clock = clockOf(data.length, data.length / SECONDS, draw);
  let current = 0;

  // The fastest change of any run, so that arrows say the same in all of them.
  const fastest = Math.max(1e-9, ...data.cases.map((each) => Math.max(0, ...each.times.map((_, row) =>
    Math.max(0, ...(each.levels[row] || []).map((_, k) => Math.abs(rate(each, row, k))))))));

  function rate({ times, levels }, row, k) {
    const next = Math.min(times.length - 1, row + 1);
    return next === row ? 0 : (levels[next][k] - levels[row][k]) / (times[next] - times[row]);
  }

  // The last row at or before a time, and how far on to the next one the time is.
  function rowAt({ times }, time) {
    let [low, high] = [0, times.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (times[middle] <= time) low = middle;
      else high = middle - 1;
    }
    const next = Math.min(times.length - 1, low + 1);
    return [low, next === low ? 0 : Math.min(1, (time - times[low]) / (times[next] - times[low]))];
  }

  function drawLevel(i, amount, change) {
    const [, top, , bottom] = data.gauges[i];
    const middle = (top + bottom) / 2;
    const reach = ((bottom - top) / 2) * Math.min(1, Math.abs(amount));
    const fill = levels[i].querySelector(".fill");
    fill.setAttribute("y", amount > 0 ? middle - reach : middle);
    fill.setAttribute("height", reach);
    fill.style.fill = amount > 0 ? "var(--up)" : "var(--down)";
    if (data.tinted[i]) plates[i].style.fill = shade(amount);
    const drift = levels[i].querySelector(".drift");
    drift.style.visibility = Math.abs(change) < data.still ? "hidden" : "visible";
    drift.style.fill = change > 0 ? "var(--up)" : "var(--down)";
    const [least, most] = data.sizes;
    const size = least + (most - least) * Math.sqrt(Math.min(1, Math.abs(change)));
    const [x, y, right, down] = data.spots[i];
    const place = `translate(${x + right * size} ${y + down * size})`;
    drift.setAttribute("transform", `${place} scale(${size} ${change > 0 ? size : -size})`);
  }

  // The ground of a name: the larger the level, the stronger.
  function shade(amount) {
    if (Math.abs(amount) < data.still) return "var(--background)";
    const step = Math.min(data.shades, Math.ceil(Math.abs(amount) * data.shades));
    return `var(--${amount > 0 ? "up" : "down"}-${step})`;
  }

  // How broad the ribbons are along links that drive; one that is cut has none.
  function drawRibbons({ drive }, row, off) {
    const [least, most] = data.ribbon;
    ribbons.forEach((ribbon, i) => {
      const share = drive.length && !off.has(i) ? drive[row][data.links[i]] / 100 : 0;
      ribbon.style.strokeWidth = share > data.least ? least + (most - least) * share : 0;
    });
  }

  function draw(time) {
    const shown = data.cases[current];
    const [row, share] = rowAt(shown, time);
    const next = Math.min(shown.times.length - 1, row + 1);
    data.variables.forEach((k, i) => {
      const [a, b] = [shown.levels[row][k], shown.levels[next][k]];
      drawLevel(i, (a + (b - a) * share) / data.parts, rate(shown, row, k) / fastest);
    });
    const off = new Set();
    for (const cut of document.querySelectorAll(".cut")) {
      const holds = Number(cut.dataset.case) === current && Number(cut.dataset.time) <= time;
      cut.classList.toggle("now", holds);
      if (holds) off.add(Number(cut.dataset.link));
    }
    drawRibbons(shown, row, off);
    const [left, right] = data.axis;
    const x = left + (right - left) * (time / data.length);
    for (const cursor of document.querySelectorAll(".cursor")) {
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
    }
    slider.value = time;
    const turned = shown.turning !== null && time >= shown.turning;
    const phase = shown.turning === null ? "" : ` · ${turned ? data.words.flywheel : data.words.traction}`;
    place.textContent = data.words.time.replace("%", time.toFixed(1)) + phase;
    slider.setAttribute("aria-valuetext", place.textContent);
  }

  function choose(number) {
    current = number;
    cases.forEach((each, i) => each.setAttribute("aria-pressed", String(i === number)));
    for (const group of told) group.forEach((each, i) => each.classList.toggle("shown", i === number));
    clock.draw();
  }

  const step = data.length / 40;
  listen({
    forth: () => clock.go(clock.time() + step),
    back: () => clock.go(clock.time() - step),
    first: () => clock.go(0),
    last: () => clock.go(data.length),
    toggle: clock.toggle,
  });
  slider.addEventListener("input", () => clock.go(Number(slider.value)));
  cases.forEach((each, i) => each.addEventListener("click", () => choose(i)));
  for (const chart of charts) {
    const point = (event) => {
      const box = chart.querySelector("svg");
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(box.getScreenCTM().inverse());
      clock.go(((at.x - data.axis[0]) / (data.axis[1] - data.axis[0])) * data.length);
    };
    chart.addEventListener("pointerdown", (event) => {
      chart.setPointerCapture(event.pointerId);
      point(event);
    });
    chart.addEventListener("pointermove", (event) => {
      if (event.buttons) point(event);
    });
  }
  document.documentElement.classList.add("steps");
  choose(0);
})();
