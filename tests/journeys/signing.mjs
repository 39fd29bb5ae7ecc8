// A hand that signs.

/** Signs in the field with a pointer. */
export async function sign(page) {
  const pad = page.getByRole("img", { name: "Sign here" });
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await pad.boundingBox();
  await page.mouse.move(x + width * 0.2, y + height * 0.6);
  await page.mouse.down();
  for (let n = 1; n <= 12; n += 1) await page.mouse.move(x + width * (0.2 + n * 0.05), y + height * (0.6 + 0.25 * Math.sin(n)), { steps: 3 });
  await page.mouse.up();
}
