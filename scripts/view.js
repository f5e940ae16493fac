
"use strict";
const buttons = [...document.querySelectorAll("[data-layer]")];
const articles = [...document.querySelectorAll("article")];
const status = document.querySelector(".status");

function show(button, on) {
	button.setAttribute("aria-pressed", String(on));
	document.body.classList.toggle(button.dataset.layer, on);
}

function shown(button) {
	return button.getAttribute("aria-pressed") === "true";
}

// From the article that has the focus, or else from the one at the top.
function step(by) {
	let i = articles.indexOf(document.activeElement);
	if (i < 0) {
		const bar = document.querySelector("header").getBoundingClientRect();
		const edge = Math.max(bar.bottom, 0);
		i = articles.findIndex((a) => a.getBoundingClientRect().bottom > edge);
		if (by > 0 && articles[i].getBoundingClientRect().top > edge - 1)
			i--;
	}
	const to = articles[Math.min(Math.max(i + by, 0), articles.length - 1)];
	to.focus({ preventScroll: true });
	to.scrollIntoView({ block: "start" });
	status.textContent = `Article ${articles.indexOf(to) + 1} of ${articles.length}`;
}

for (const button of buttons) {
	const marks = document.querySelectorAll(
		`mark.${button.dataset.layer}[data-first]`);
	button.querySelector("output").textContent = marks.length;
	button.addEventListener("click", () => show(button, !shown(button)));
}

document.addEventListener("keydown", (event) => {
	if (event.ctrlKey || event.altKey || event.metaKey)
		return;
	if (event.key === "0") {
		const on = !buttons.some(shown);
		buttons.forEach((button) => show(button, on));
	} else if (event.key >= "1" && event.key <= String(buttons.length)) {
		buttons[event.key - 1].click();
	} else if (articles.length > 0 && (event.key === "j" || event.key === "о")) {
		step(1);
	} else if (articles.length > 0 && (event.key === "k" || event.key === "л")) {
		step(-1);
	}
});
