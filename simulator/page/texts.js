// The page's own labels, in the language of the person whose phone it shows.

const TEXTS = {
  en: {
    skip: "Skip to the message box",
    people: "People",
    lookingAs: "Whose phone",
    more: "More",
    messages: "Messages",
    message: "Message",
    send: "Send",
    menu: "Menu",
    replies: "Suggested replies",
    writingAs: "Writing as",
    start: "START",
    empty: "Press START to talk to {name}.",
    emptyGroup: "No messages here yet.",
    bot: "bot",
    typing: "typing…",
    members: "members: {count}",
    you: "You",
    edited: "edited",
    newest: "Go to the newest message",
    unread: "new: {count}",
    arrived: "A new message for {name}",
    reconnecting: "Connection lost. Reconnecting…",
    waiting: "No answer yet. The bot is starting or busy…",
    notAnswered: "The bot has not answered this button yet.",
    block: "Block the bot",
    unblock: "Unblock the bot",
    addBot: "Add the bot",
    removeBot: "Remove the bot",
    channelOnly: "Only the channel itself writes here",
    copied: "Copied",
    spoiler: "Hidden text. Press to show it.",
    showMore: "Show more",
    showLess: "Show less",
    opensOutside: "opens in a new tab",
    photo: "Photo",
    document: "Document",
    attachment: "Attachment",
    openFile: "Open",
    saveFile: "Save",
    pinned: "Pinned message",
    joined: "{name} joined",
    left: "{name} left",
    pinnedService: "A message was pinned",
    renamed: "The chat is now called {name}",
    moved: "The group became a supergroup",
    unknown: "A message that this page cannot show",
    notSent: "Not sent: {reason}",
    unreachable: "The offline Telegram does not answer. Is it running?",
    today: "Today",
    yesterday: "Yesterday",
  },
  ru: {
    skip: "К полю сообщения",
    people: "Люди",
    lookingAs: "Чей телефон",
    more: "Ещё",
    messages: "Сообщения",
    message: "Сообщение",
    send: "Отправить",
    menu: "Меню",
    replies: "Готовые ответы",
    writingAs: "От имени",
    start: "НАЧАТЬ",
    empty: "Нажмите «НАЧАТЬ», чтобы поговорить с {name}.",
    emptyGroup: "Сообщений пока нет.",
    bot: "бот",
    typing: "печатает…",
    members: "участников: {count}",
    you: "Вы",
    edited: "изменено",
    newest: "К последнему сообщению",
    unread: "новых: {count}",
    arrived: "Новое сообщение: {name}",
    reconnecting: "Связь прервалась. Подключаемся снова…",
    waiting: "Ответа пока нет. Бот запускается или занят…",
    notAnswered: "Бот пока не ответил на эту кнопку.",
    block: "Заблокировать бота",
    unblock: "Разблокировать бота",
    addBot: "Добавить бота",
    removeBot: "Удалить бота",
    channelOnly: "Здесь пишет только сам канал",
    copied: "Скопировано",
    spoiler: "Скрытый текст. Нажмите, чтобы показать.",
    showMore: "Показать полностью",
    showLess: "Свернуть",
    opensOutside: "откроется в новой вкладке",
    photo: "Фото",
    document: "Документ",
    attachment: "Вложение",
    openFile: "Открыть",
    saveFile: "Сохранить",
    pinned: "Закреплённое сообщение",
    joined: "В чате: {name}",
    left: "Больше не в чате: {name}",
    pinnedService: "Сообщение закреплено",
    renamed: "Новое название чата: {name}",
    moved: "Группа стала супергруппой",
    unknown: "Это сообщение страница показать не может",
    notSent: "Не отправлено: {reason}",
    unreachable: "Офлайн-Telegram не отвечает. Он запущен?",
    today: "Сегодня",
    yesterday: "Вчера",
  },
  kk: {
    skip: "Хабарлама жолағына өту",
    people: "Адамдар",
    lookingAs: "Кімнің телефоны",
    more: "Тағы",
    messages: "Хабарламалар",
    message: "Хабарлама",
    send: "Жіберу",
    menu: "Мәзір",
    replies: "Дайын жауаптар",
    writingAs: "Кімнің атынан",
    start: "БАСТАУ",
    empty: "{name} ботымен сөйлесу үшін «БАСТАУ» түймесін басыңыз.",
    emptyGroup: "Әзірге хабарлама жоқ.",
    bot: "бот",
    typing: "жазып жатыр…",
    members: "мүшелер: {count}",
    you: "Сіз",
    edited: "өзгертілді",
    newest: "Соңғы хабарламаға өту",
    unread: "жаңа: {count}",
    arrived: "Жаңа хабарлама: {name}",
    reconnecting: "Байланыс үзілді. Қайта қосылуда…",
    waiting: "Әзірге жауап жоқ. Бот іске қосылып жатыр немесе бос емес…",
    notAnswered: "Бот бұл түймеге әлі жауап бермеді.",
    block: "Ботты бұғаттау",
    unblock: "Ботты бұғаттан шығару",
    addBot: "Ботты қосу",
    removeBot: "Ботты шығару",
    channelOnly: "Мұнда тек арнаның өзі жазады",
    copied: "Көшірілді",
    spoiler: "Жасырын мәтін. Көрсету үшін басыңыз.",
    showMore: "Толық көрсету",
    showLess: "Жинау",
    opensOutside: "жаңа бетте ашылады",
    photo: "Фото",
    document: "Құжат",
    attachment: "Тіркеме",
    openFile: "Ашу",
    saveFile: "Сақтау",
    pinned: "Бекітілген хабарлама",
    joined: "Чатта: {name}",
    left: "Енді чатта жоқ: {name}",
    pinnedService: "Хабарлама бекітілді",
    renamed: "Чаттың жаңа атауы: {name}",
    moved: "Топ супертопқа айналды",
    unknown: "Бұл хабарламаны бет көрсете алмайды",
    notSent: "Жіберілмеді: {reason}",
    unreachable: "Офлайн Telegram жауап бермейді. Ол іске қосылған ба?",
    today: "Бүгін",
    yesterday: "Кеше",
  },
};

const LANGUAGES = {
  en: "English",
  es: "Español",
  kk: "Қазақша",
  ky: "Кыргызча",
  ru: "Русский",
  uk: "Українська",
  uz: "Oʻzbekcha",
};

// Browsers that come without Kazakh dates write "2026 M11 21".
const KAZAKH_MONTHS =
  "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" ");
const DAY_MS = 86_400_000;

let language = "en";

/** Speaks the person's language where the page knows it, English otherwise; labels the static parts anew. */
export function speak(code) {
  language = code in TEXTS ? code : "en";
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = say(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  document.getElementById("text").placeholder = say("message");
}

export function say(key, values = {}) {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export const clockTime = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Today and yesterday by name, other days by date. */
export function dayName(seconds) {
  const day = new Date(seconds * 1000);
  const ago = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(day).setHours(0, 0, 0, 0)) / DAY_MS);
  if (ago === 0) return say("today");
  if (ago === 1) return say("yesterday");
  if (language === "kk") return `${day.getDate()} ${KAZAKH_MONTHS[day.getMonth()]} ${day.getFullYear()}`;
  return day.toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
}

export function fileSize(bytes) {
  if (bytes === undefined) return "";
  const [unit, amount] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}

export const languageName = (code) => LANGUAGES[code] ?? code;
