"use strict";
(() => {
  const data = JSON.parse(document.getElementById("rows").textContent);
  const rows = [...document.querySelectorAll("tr[data-row]")];
  let changed = false;
  const fields = (row) => [...row.querySelectorAll("input, select, textarea")];
  const paint = (row) => { row.className = fields(row)[1].value; };
  // Newer browsers let a field grow with its text by themselves.
  const grows = CSS.supports("field-sizing", "content");
  const grow = (field) => {
    if (!grows && field.value) { field.style.height = "auto"; field.style.height = field.scrollHeight + 2 + "px"; }
  };
  // On paper a remark stands as text of its cell, which no field cuts off.
  const print = (row) => { row.lastElementChild.dataset.remark = fields(row)[2].value; };
  for (const row of rows) {
    grow(fields(row)[2]);
    for (const field of fields(row)) {
      field.addEventListener("input", () => { changed = true; paint(row); grow(fields(row)[2]); print(row); });
    }
  }
  const risky = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
  const cell = (text) => {
    const guarded = risky.test(text) ? "'" + text : text;
    return '"' + guarded.replaceAll('"', '""') + '"';
  };
  const sheet = () => {
    const lines = [data.columns];
    for (const row of rows) {
      lines.push([...data.rows[Number(row.dataset.row)], ...fields(row).map((field) => field.value)]);
    }
    return "\ufeff" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  };
  document.getElementById("save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([sheet()], { type: "text/csv;charset=utf-8" }));
    link.download = data.name;
    link.click();
    URL.revokeObjectURL(link.href);
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => { if (changed) { event.preventDefault(); } });
})();
