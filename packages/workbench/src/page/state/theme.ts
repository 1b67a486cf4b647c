import { effect, signal } from "@preact/signals";

/** How the page looks: as the system does, or as the reader chose. */
export type Theme = "system" | "light" | "dark";

const key = "callsheet-theme";

/** The theme that the reader chose. */
export const theme = signal<Theme>(readTheme());

effect(() => {
  document.documentElement.dataset.theme = theme.value;
  try {
    localStorage.setItem(key, theme.value);
  } catch {
    // A page without storage forgets the choice.
  }
});

function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}
