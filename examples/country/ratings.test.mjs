// The statements of ratings.sql on a real ClickHouse, started here from Debian's package and thrown away afterwards.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

const PROGRAM = ["/usr/sbin/clickhouse-server", "/usr/bin/clickhouse-server"].find((file) => existsSync(file));
const absent = PROGRAM ? false : "no clickhouse-server (Debian: clickhouse-server)";

/** A port that nobody has now. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

const users = `<yandex><profiles><default/></profiles><quotas><default/></quotas><users><default><password></password>
<networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>`;

describe("a country's ratings", { skip: absent }, () => {
  /** @type {import("node:child_process").ChildProcess} */ let server;
  const folder = mkdtempSync(join(tmpdir(), "portal-clickhouse-"));
  let address = "";

  /** @param {string} sql @returns {Promise<string>} */
  async function ask(sql) {
    const response = await fetch(address, { method: "POST", body: sql });
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return text.trimEnd();
  }

  before(async () => {
    const [http, tcp] = [await freePort(), await freePort()];
    address = `http://127.0.0.1:${http}/`;
    writeFileSync(join(folder, "users.xml"), users);
    writeFileSync(join(folder, "config.xml"), `<yandex><logger><level>error</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><listen_host>127.0.0.1</listen_host><path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
<users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>5368709</mark_cache_size><timezone>UTC</timezone></yandex>`);
    server = spawn(/** @type {string} */ (PROGRAM), ["--config-file", join(folder, "config.xml")], { stdio: "ignore", cwd: folder });
    for (let turn = 0; turn < 300; ++turn) {
      if (await fetch(address).then((response) => response.ok, () => false)) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const statement of readFileSync(new URL("ratings.sql", import.meta.url), "utf8").split(/^;$/m)) if (statement.trim()) await ask(statement);
  });

  after(() => {
    server?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  /** @param {string} channel @param {number} count @param {{ happened?: string, from?: number, target?: string }} [options] */
  const send = (channel, count, { happened = "2026-11-24 09:30:12", from = 0, target = "service/birth" } = {}) =>
    ask(`INSERT INTO ratings.rating FORMAT JSONEachRow\n` + Array.from({ length: count }, (_, i) =>
      JSON.stringify({ source: `/channels/${channel}`, id: `${channel}-${from + i}`, happened, received: "2026-11-24 10:00:00", methodology: "m", target, channel, version: "1",
        "answers.question": ["satisfaction", "need"], "answers.answer": [String(1 + ((from + i) % 5)), "yes"], reasons: ["speed"] })).join("\n"));

  // [R 105]
  test("an event counts once, however often and whenever it comes", async () => {
    await send("web", 40);
    await send("web", 40);
    await send("web", 10, { from: 35 });
    const counted = () => ask("SELECT answer, n FROM ratings.public_answers WHERE question = 'satisfaction' ORDER BY answer");
    assert.equal(await counted(), "1\t9\n2\t9\n3\t9\n4\t9\n5\t9");
    await ask("OPTIMIZE TABLE ratings.rating FINAL");
    assert.equal(await ask("SELECT count() FROM ratings.rating"), "45");
    assert.equal(await counted(), "1\t9\n2\t9\n3\t9\n4\t9\n5\t9");
  });

  test("a small number is hidden with the next one, and the month's own stays", async () => {
    const shown = () => ask("SELECT channel, n, of_month FROM ratings.public_channels WHERE question = 'need' AND target = 'service/birth' ORDER BY channel");
    await send("phone", 12);
    assert.equal(await shown(), "phone\t12\t57\nweb\t45\t57");
    await send("kiosk", 3);
    assert.equal(await shown(), "kiosk\t\\N\t60\nphone\t\\N\t60\nweb\t45\t60");
  });

  test("a month with fewer than ten answers shows nothing", async () => {
    await send("web", 9, { target: "service/rare" });
    assert.equal(await ask("SELECT n, of_month FROM ratings.public_channels WHERE target = 'service/rare' AND question = 'need'"), "\\N\t\\N");
    assert.equal(await ask("SELECT count() FROM ratings.public_answers WHERE target = 'service/rare'"), "0");
  });

  test("a month begins at midnight of the authority", async () => {
    await send("app", 10, { target: "service/night", happened: "2026-10-31 16:59:59" });
    await send("app", 11, { target: "service/night", from: 100, happened: "2026-10-31 17:00:00" });
    assert.equal(await ask("SELECT month, n FROM ratings.public_channels WHERE target = 'service/night' AND question = 'need' ORDER BY month"), "2026-10-01\t10\n2026-11-01\t11");
  });
});
