"use strict";
// What the pages do beyond HTML and htmx: keys in the search, word of trouble.

(() => {
  const hitsOf = (form) => {
    const panel = form.parentElement.querySelector("#found, #suggested");
    return panel ? [...panel.querySelectorAll("a.hit")] : [];
  };

  const searchOf = (node) => {
    if (!(node instanceof Element)) return null;
    const near = node.closest("[data-search], .seek");
    return near && (near.matches("[data-search]") ? near : near.querySelector("[data-search]"));
  };

  // Arrows walk from the box through what was found and back; Escape leaves.
  document.addEventListener("keydown", (event) => {
    const form = searchOf(event.target);
    if (!form || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
    const box = form.querySelector("input[type=search]");
    const suggested = form.querySelector("#suggested");
    if (event.key === "Escape") {
      if (suggested) suggested.replaceChildren();
      box.focus();
      return;
    }
    const stops = [box, ...hitsOf(form)];
    const here = stops.indexOf(document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  document.addEventListener("click", (event) => {
    const suggested = document.getElementById("suggested");
    if (suggested && !suggested.closest("form").contains(event.target)) suggested.replaceChildren();
  });

  // A session that has ended leads to the sign-in page; any other trouble is said.
  const trouble = document.getElementById("trouble");
  const say = () => {
    trouble.textContent = trouble.dataset.text;
    trouble.hidden = false;
  };
  document.addEventListener("htmx:beforeRequest", () => { trouble.hidden = true; });
  document.addEventListener("htmx:sendError", say);
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) window.location.reload();
    else say();
  });

  // Signing out takes what was begun and not saved with it.
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") !== "/sign-out") return;
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("canbo-draft-")) localStorage.removeItem(key);
      }
    } catch { /* nothing can be kept here, so nothing was */ }
  });

  // One set of grounds is open at a time; Escape or a click elsewhere closes it.
  const close = (except) => {
    for (const each of document.querySelectorAll("details.why[open]")) {
      if (each !== except) each.open = false;
    }
  };
  document.addEventListener("click", (event) => {
    close(event.target instanceof Element ? event.target.closest("details.why") : null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.why[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
})();
