"""The script of the frame: the page's language, links followed without a reload, days taken on Enter, nothing lost.

Links are real addresses, with language and days in them: they can be copied, and opened in another tab. A field for a
day gives what was typed only when focus goes elsewhere: Enter gives it to what surrounds the field. What was typed into
a field is sent when it is left: a link that is pressed in the same instant waits for it, and so does leaving the page.
"""

import streamlit as st

_SCRIPT = """
const followed = (event) =>
  event.composedPath().find((node) => node.tagName === "A" && node.classList.contains("tt-link"));

const dayFieldOf = (part) =>
  part.getAttribute("role") === "spinbutton" && part.closest('[data-testid="stDateInput"]');

export default function ({ data }) {
  document.documentElement.lang = data.lang;
  if (window.treatyTrackerFollows) return;
  window.treatyTrackerFollows = true;
  document.addEventListener("click", (event) => {
    const link = followed(event);
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    const place = link.hash && document.getElementById(link.hash.slice(1));
    const page = document.querySelector('[data-testid="stMain"]');
    if (place) place.scrollIntoView();
    else if (page) page.scrollTo(0, 0);
    const side = link.closest('[data-testid="stSidebar"]');
    if (side && matchMedia("(max-width: 768px)").matches) // where it lies over the page
      side.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });
  let left = 0;
  document.addEventListener("focusout", (event) => {
    if (event.target.matches("input, textarea")) left = Date.now();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (Date.now() - left > 100) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => link.click(), 150);
  }, true);
  const takeTheDay = (event) => {
    const field = event.key === "Enter" && dayFieldOf(event.target);
    if (!field) return;
    field.tabIndex = -1;
    field.focus();
  };
  document.addEventListener("keydown", takeTheDay, true); // the field keeps its keys to itself
  window.addEventListener("beforeunload", () => document.activeElement?.blur()); // what is in it is kept first
}
"""
_links = st.components.v2.component("treaty_tracker_links", html="<span></span>", js=_SCRIPT)


def follow_links(lang: str) -> None:
    """Make links between pages quick, Enter take a day, and the page's language known; once in the frame."""
    _links(data={"lang": lang}, key="frame.links", height="content")
