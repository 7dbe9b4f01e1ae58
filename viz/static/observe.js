"use strict";
// Search as you type, and drafts that outlive a lost connection. Nothing here is needed to save.

(() => {
  const PREFIX = "canbo-draft-";
  const LIFE = 7 * 24 * 3600 * 1000;
  const form = document.querySelector("form[data-draft]");
  const saved = document.querySelector("[data-saved]");

  // Search as you type: what is chosen is kept by its id beside the box.
  const pick = (root) => {
    const box = root.querySelector("input:not([type=hidden]):not([type=radio]):not([type=checkbox])");
    const chosen = root.querySelector("input[type=hidden]");
    const list = root.querySelector(".found");
    const { of } = root.dataset;
    let waiting = 0;
    let asked = 0;

    // What was chosen before, of what the page offered, counts no longer.
    const forget = () => root.querySelectorAll("input[type=radio]").forEach((each) => {
      each.checked = each.name.endsWith("_new") && !each.value;
    });

    const choose = (hit) => {
      forget();
      box.value = hit.name || hit.id;
      chosen.value = `${hit.kind}:${hit.id}`;
      list.replaceChildren();
      box.focus();
      box.dispatchEvent(new Event("change", { bubbles: true }));
    };

    const show = (hits) => {
      list.replaceChildren(...hits.map((hit) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = hit.name || hit.id;
        const where = document.createElement("small");
        where.textContent = hit.unit && hit.unit.name ? hit.unit.name : "";
        button.append(where);
        button.addEventListener("click", () => choose(hit));
        return button;
      }));
      if (!hits.length) {
        const none = document.createElement("p");
        none.textContent = list.dataset.none;
        list.append(none);
      }
    };

    const search = async () => {
      const text = box.value.trim();
      const number = ++asked;
      if (!/[\p{L}\p{N}]/u.test(text)) { list.replaceChildren(); return; }
      try {
        const answer = await fetch(`/api/v1/search?limit=${of ? 40 : 8}&q=${encodeURIComponent(text)}`);
        if (!answer.ok || number !== asked) return;
        const { hits } = await answer.json();
        show(hits.filter((hit) => !of || hit.kind === of).slice(0, 8));
      } catch { list.replaceChildren(); }
    };

    box.addEventListener("input", () => {
      forget();
      chosen.value = "";
      clearTimeout(waiting);
      waiting = setTimeout(search, 200);
    });
    root.addEventListener("keydown", (event) => {
      const stops = [box, ...list.querySelectorAll("button")];
      const here = stops.indexOf(document.activeElement);
      if (event.key === "Escape") { list.replaceChildren(); box.focus(); }
      const next = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!next || here < 0 || !stops[here + next]) return;
      event.preventDefault();
      stops[here + next].focus();
    });
    document.addEventListener("click", (event) => {
      if (!root.contains(event.target)) list.replaceChildren();
    });
  };
  const wire = (root) => root.querySelectorAll("[data-pick]:not([data-ready])").forEach((each) => {
    each.dataset.ready = "";
    pick(each);
  });
  wire(document);

  // A kind is one of the buttons or one of the list.
  const other = document.getElementById("other_kind");
  if (other) {
    other.addEventListener("change", () => {
      if (other.value) form.querySelectorAll("[name=kind]:checked").forEach((each) => { each.checked = false; });
    });
    form.querySelectorAll("[name=kind]").forEach((each) => each.addEventListener("change", () => { other.value = ""; }));
  }

  // Drafts: of this account, without the source's name, for a week.
  const store = (work) => { try { return work(window.localStorage); } catch { return null; } };
  const keys = (kept) => Object.keys(kept).filter((key) => key.startsWith(PREFIX));
  store((kept) => keys(kept).forEach((key) => {
    let at = 0;
    try { at = JSON.parse(kept.getItem(key)).at; } catch { /* torn: it goes */ }
    if (!(Date.now() - at < LIFE)) kept.removeItem(key);
  }));
  if (saved) {
    const account = form && form.dataset.account;
    store((kept) => keys(kept)
      .filter((key) => key.endsWith(`-${saved.dataset.saved}`) && (!account || key === `${PREFIX}${account}-${saved.dataset.saved}`))
      .forEach((key) => kept.removeItem(key)));
  }
  if (!form) return;

  const key = `${PREFIX}${form.dataset.account}-${form.dataset.draft}`;
  const left = new Set(["key", "asked", "voice_on", "do"]);
  const fields = () => [...form.elements].filter((each) =>
    each.name && !left.has(each.name) && !("secret" in each.dataset));

  const keep = () => store((kept) => {
    const told = {};
    for (const each of fields()) {
      if (["radio", "checkbox"].includes(each.type)) {
        if (each.checked) told[each.name] = each.value;
      } else if (each.value) {
        told[each.name] = each.value;
      }
    }
    kept.setItem(key, JSON.stringify({ at: Date.now(), told }));
  });
  const restore = (told) => {
    for (const each of fields()) {
      if (["radio", "checkbox"].includes(each.type)) each.checked = told[each.name] === each.value;
      else each.value = told[each.name] || "";
    }
  };

  const note = form.querySelector("[data-kept]");
  const draft = store((kept) => JSON.parse(kept.getItem(key) || "null"));
  const fresh = !document.querySelector(".write .fault:not([hidden]), p.panel.fault, .near");
  // The things a decision decides, as many as the draft has, each with what its kind asks for.
  const things = document.getElementById("things");
  const again = async (told) => {
    if (!things) return;
    try {
      const body = new URLSearchParams({ ...told, do: "show" });
      const answer = await fetch("/record", { method: "POST", headers: { "HX-Request": "true" }, body });
      if (!answer.ok) return;
      things.innerHTML = await answer.text();
      window.htmx.process(things);
      wire(things);
    } catch { /* what the page has room for is restored */ }
  };
  if (draft && fresh) {
    again(draft.told).then(() => {
      restore(draft.told);
      note.hidden = false;
    });
  }
  if (things) {
    things.addEventListener("htmx:afterSettle", (event) => {
      wire(things);
      keep();
      const begun = things.querySelector("[data-begun]");
      if (begun && event.target === things) begun.focus();
    });
  }
  form.querySelector("[data-discard]").addEventListener("click", () => {
    store((kept) => kept.removeItem(key));
    form.reset();
    form.querySelectorAll("[data-pick] input[type=hidden]").forEach((each) => { each.value = ""; });
    note.hidden = true;
    if (things) window.location.assign(window.location.pathname);
  });
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    const lost = form.querySelector("[data-offline]");
    lost.hidden = navigator.onLine;
    if (!navigator.onLine) event.preventDefault();
  });
})();
