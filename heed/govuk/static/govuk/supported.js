// Tells the stylesheet that scripts run, before anything is drawn.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
