import { mockUrl } from "../mock/mock-log.ts";
import { Icon } from "../parts/icons.tsx";
import { sandboxChoices } from "../sandbox/worlds.ts";
import { index } from "../state/index-store.ts";
import { connected } from "../state/live.ts";
import { route } from "../state/route.ts";
import { type Theme, theme } from "../state/theme.ts";
import { searching } from "./search-dialog.tsx";
import { menuOpen } from "./side-bar.tsx";

const themes: readonly Theme[] = ["system", "light", "dark"];
const themeIcons = { system: "system", light: "sun", dark: "moon" } as const;

/** The bar at the top: where you are, the search, the views and the theme. */
export function TopBar() {
  const next = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? "system";
  return (
    <header class="top-bar">
      <button
        type="button"
        class="icon-button menu-button"
        aria-label="Menu"
        aria-expanded={menuOpen.value}
        aria-controls="side-bar"
        onClick={() => {
          menuOpen.value = !menuOpen.value;
        }}
      >
        <Icon name={menuOpen.value ? "close" : "menu"} size={20} />
      </button>
      <a class="brand" href="#/">
        <Mark />
        <span class="brand-name">{index.value?.title || "callsheet"}</span>
      </a>
      <nav class="views" aria-label="Views">
        {views().map(([href, label, names]) => (
          <a key={href} href={href} aria-current={names.includes(route.value.view) ? "page" : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {connected.value === false && (
        <span class="connection" role="status">
          Not connected
        </span>
      )}
      <button
        type="button"
        class="search-button"
        aria-label="Search"
        onClick={() => {
          searching.value = true;
        }}
      >
        <Icon name="search" />
        <span class="search-hint">Search</span>
        <kbd>/</kbd>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`Theme: ${theme.value}. Change to ${next}`}
        title={`Theme: ${theme.value}`}
        onClick={() => {
          theme.value = next;
        }}
      >
        <Icon name={themeIcons[theme.value]} size={18} />
      </button>
    </header>
  );
}

const liveViews = [
  ["#/conformance", "Conformance", ["conformance"]],
  ["#/changes", "Changes", ["changes"]],
] as const;

/** The views that have content. */
function views(): (readonly [href: string, label: string, names: readonly string[]])[] {
  return [
    ["#/", "Reference", ["home", "document", "operation"]],
    ...(mockUrl() === undefined ? [] : [["#/mock", "Mock", ["mock"]] as const]),
    ...(sandboxChoices.value.length > 0 ? [["#/sandbox", "Sandbox", ["sandbox", "shared"]] as const] : []),
    ...(index.value?.live ? liveViews : []),
  ];
}

function Mark() {
  return (
    <svg class="mark" width="22" height="22" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="2" y="4" width="20" height="16" rx="4" fill="currentColor" />
      <path
        d="M6.5 9.5h7M6.5 14.5h4M16 12l2.5 2.5L16 17"
        fill="none"
        stroke="var(--mark-line)"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
