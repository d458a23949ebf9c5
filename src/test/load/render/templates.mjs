// Newsletters as the frameworks that most senders use write them, each by the framework itself.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as parts from "@react-email/components";
import { Inky } from "inky";
import juice from "juice";
import mjml2html from "mjml";
import { createElement as h } from "react";

const words = "The tower rings at noon, and who hears it knows that the bread is done. Nobody has to be told twice that winter begins on the hill.".split(" ");
const text = (n, seed = 0) => Array.from({ length: n }, (_, i) => words[(i * 7 + seed) % words.length]).join(" ");
const colours = ["#8a5610", "#1b5aa6", "#256b43", "#b3261e", "#6b3fa0", "#37474f", "#00796b"];
const grounds = ["#f4eadb", "#eef3fb", "#ffffff", "#f3f3f3", "#fff7e6"];
const fonts = ["Helvetica, Arial, sans-serif", "Georgia, serif", "'Open Sans', Verdana, sans-serif", "Courier New, monospace"];

/** MJML: its components, in many proportions. */
export async function ofMjml(n, far) {
  const all = [];
  for (let i = 0; i < n; i++) {
    const colour = colours[i % colours.length];
    const columns = (i % 4) + 1;
    const column = (c) =>
      `<mj-column ${i % 5 === 0 ? 'border="1px solid #ddd" border-radius="6px"' : ""}><mj-image src="${far}/${200 + c * 10}x${100 + (i % 3) * 40}.png" ${i % 2 ? 'border-radius="8px"' : ""} alt="One"/><mj-text>${text(20, i + c)}</mj-text><mj-button background-color="${colour}" href="https://shop.test/${c}" border-radius="${i % 20}px">Look</mj-button></mj-column>`;
    const special = [
      `<mj-hero mode="fixed-height" height="260px" background-width="600px" background-height="260px" background-url="${far}/600x260.png" background-color="${colour}" padding="60px 0"><mj-text color="#ffffff" font-size="36px" align="center">${text(4, i)}</mj-text></mj-hero>`,
      `<mj-wrapper padding="10px" background-color="${grounds[(i + 1) % 5]}" border="1px solid ${colour}"><mj-section><mj-column><mj-table><tr style="border-bottom:1px solid #ecedee;text-align:left"><th>What</th><th>How many</th></tr><tr><td>Bells</td><td>${i}</td></tr></mj-table></mj-column></mj-section></mj-wrapper>`,
      `<mj-section><mj-group><mj-column width="40%"><mj-text>${text(8, i)}</mj-text></mj-column><mj-column width="60%"><mj-text align="right">${text(12, i)}</mj-text></mj-column></mj-group></mj-section>`,
      `<mj-section><mj-column><mj-social font-size="13px" icon-size="24px" mode="horizontal"><mj-social-element src="${far}/24x24.png" background-color="${colour}" href="https://x.test/">Follow</mj-social-element></mj-social><mj-divider border-color="${colour}" border-width="2px" border-style="dashed"/></mj-column></mj-section>`,
      `<mj-section background-url="${far}/600x200.png" background-size="cover" background-repeat="no-repeat"><mj-column width="300px"><mj-text font-size="20px" color="${colour}">${text(6, i)}</mj-text><mj-spacer height="30px"/></mj-column></mj-section>`,
      `<mj-section direction="rtl" text-align="right"><mj-column vertical-align="middle"><mj-text>${text(15, i)}</mj-text></mj-column><mj-column><mj-image src="${far}/300x150.png"/></mj-column></mj-section>`,
    ];
    const source = `<mjml><mj-head><mj-preview>${text(5, i)}</mj-preview><mj-attributes><mj-all font-family="${fonts[i % 4].replaceAll("'", "")}"/><mj-text font-size="${13 + (i % 4)}px" line-height="1.5"/></mj-attributes><mj-style>.link-nostyle{color:inherit;text-decoration:none}.big{font-size:18px!important}</mj-style></mj-head>
      <mj-body background-color="${grounds[i % 5]}" width="${i % 3 === 0 ? 640 : 600}px"><mj-section background-color="${colour}" full-width="${i % 2 ? "full-width" : ""}"><mj-column><mj-text color="#ffffff" font-size="24px" css-class="big">${text(4, i)}</mj-text></mj-column></mj-section>${special[i % special.length]}<mj-section background-color="#ffffff">${Array.from({ length: columns }, (_, c) => column(c)).join("")}</mj-section>${special[(i + 2) % special.length]}<mj-section><mj-column><mj-text font-size="11px" align="center" color="#777777">You get this since you asked. <a href="https://shop.test/leave" class="link-nostyle">Leave</a></mj-text></mj-column></mj-section></mj-body></mjml>`;
    all.push({ of: "mjml", html: (await mjml2html(source.replaceAll(' full-width=""', ""))).html });
  }
  return all;
}

/** Foundation for Emails: its own templates, with its sheet beside them and written into them. */
export function ofFoundation(n, far) {
  const home = dirname(createRequire(import.meta.url).resolve("foundation-emails/package.json"));
  const css = readFileSync(join(home, "dist/foundation-emails.css"), "utf8");
  const files = readdirSync(join(home, "templates")).filter((file) => file.endsWith(".html"));
  return Array.from({ length: n }, (_, i) => {
    const source = readFileSync(join(home, "templates", files[i % files.length]), "utf8");
    const made = new Inky().releaseTheKraken(source).replace(/src="https?:[^"]*?(\d+)x(\d+)[^"]*"/g, `src="${far}/$1x$2.png"`).replace(/src="(?:https?:)?\/\/(?!127)[^"]*"/g, `src="${far}/300x120.png"`);
    const page = /<html/i.test(made) ? made : `<!DOCTYPE html><html><head><meta name="viewport" content="width=device-width"></head><body>${made}</body></html>`;
    const whole = page.replace(/<link[^>]*>/gi, "").replace("</head>", `<style>${css}</style></head>`);
    return { of: "foundation", html: i < files.length ? whole : juice(whole) };
  });
}

/** React Email: its components, with styles of their own and by Tailwind, which is how Maizzle writes them as well. */
export async function ofReact(n, far) {
  const { Body, Button, Column, Container, Head, Heading, Hr, Html, Img, Link, Preview, Row, Section, Tailwind, Text, render } = parts;
  const all = [];
  for (let i = 0; i < n; i++) {
    const colour = colours[i % colours.length];
    const styled = h(
      Html,
      null,
      h(Head),
      h(Preview, null, text(6, i)),
      h(
        Body,
        { style: { backgroundColor: grounds[i % 5], fontFamily: fonts[i % 4] } },
        h(
          Container,
          { style: { backgroundColor: "#fff", border: `1px solid ${colour}`, borderRadius: 8, padding: 24, margin: "24px auto", boxShadow: "0 2px 6px rgba(0,0,0,.1)" } },
          h(Img, { src: `${far}/120x40.png`, width: 120, height: 40, alt: "Mark" }),
          h(Heading, { as: "h1", style: { color: colour, letterSpacing: "-0.5px", lineHeight: 1.2 } }, text(5, i)),
          h(Text, { style: { fontSize: 16 } }, text(40, i)),
          h(Section, { style: { textAlign: "center" } }, h(Button, { href: "https://shop.test/", style: { background: colour, color: "#fff", padding: "12px 20px", borderRadius: 5 } }, "Open")),
          h(Row, null, h(Column, { style: { width: "50%", verticalAlign: "top" } }, h(Text, null, text(15, i))), h(Column, { align: "right" }, h(Img, { src: `${far}/200x${100 + i}.png`, width: 200, style: { borderRadius: "50%", objectFit: "cover" } }))),
          h(Hr, { style: { borderColor: "#e6ebf1", margin: "20px 0" } }),
          h("ul", { style: { listStyleType: i % 2 ? "square" : "disc" } }, ...[1, 2, 3].map((one) => h("li", { key: one }, text(4, one)))),
          h(Text, { style: { fontSize: 12, color: "#8898aa" } }, "Bell Road 1, ", h(Link, { href: "https://shop.test/leave", style: { textDecoration: "underline" } }, "leave")),
        ),
      ),
    );
    const wind = h(
      Tailwind,
      null,
      h(
        Html,
        null,
        h(Head),
        h(
          Body,
          { className: "bg-slate-100 font-sans m-0" },
          h(
            Container,
            { className: "max-w-[560px] mx-auto my-8 bg-white rounded-lg shadow p-6 border border-solid border-gray-200" },
            h(Heading, { className: `text-2xl font-bold ${["text-blue-700", "text-emerald-700", "text-rose-700"][i % 3]}` }, text(5, i)),
            h(Text, { className: "text-base leading-6 text-gray-700 sm:text-sm" }, text(30, i)),
            h(Section, { className: "grid grid-cols-2 gap-4 p-4 rounded bg-amber-50" }, h(Text, { className: "uppercase tracking-wide text-xs opacity-75" }, text(6, i)), h(Img, { src: `${far}/240x120.png`, className: "w-full rounded-md" })),
            h(Button, { href: "https://shop.test/", className: "inline-block px-5 py-3 mt-4 bg-indigo-600 text-white rounded-full no-underline" }, "Go on"),
          ),
        ),
      ),
    );
    all.push({ of: "react-email", html: await render(i % 2 ? wind : styled) });
  }
  return all;
}
