import { showChats } from "./chats.ts";
import { recallChoice } from "./choose.ts";
import { showClock } from "./clock-bar.ts";
import { fillComposer, showComposer } from "./composer.ts";
import { part } from "./dom.ts";
import { showDrawers } from "./drawers.ts";
import { showHint } from "./hint.ts";
import { followEvents } from "./live.ts";
import { showPanel } from "./panel.ts";
import { showPeople } from "./people.ts";
import { changed, reload } from "./session.ts";
import { showStream } from "./stream.ts";
import { currentLanguage, preferredLanguage, useLanguage } from "./texts.ts";
import { showThreads } from "./threads.ts";
import { complain } from "./toast.ts";

async function switchLanguage(): Promise<void> {
  const next = currentLanguage() === "en" ? "zh-CN" : "en";
  localStorage.setItem("language", next);
  await useLanguage(next);
  changed();
}

try {
  await useLanguage(preferredLanguage());
  recallChoice();
  showDrawers();
  showPeople();
  showChats();
  showThreads();
  showStream();
  showComposer();
  showClock();
  showPanel();
  showHint(fillComposer);
  part("language").addEventListener("click", () => {
    switchLanguage().catch(complain);
  });
  // Listen before reading, so that nothing falls in between.
  followEvents();
  await reload();
} catch (error) {
  complain(error);
} finally {
  document.body.classList.add("ready");
}
