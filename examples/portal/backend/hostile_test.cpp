// What nobody should send: the portal answers each with a problem, stays up, and keeps its headers on.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "examples/portal/backend/portal.h"
#include "examples/portal/backend/server_fixture.h"

namespace portal::demo {
namespace {

using HostileTest = PortalTest;

// Bytes as they are onto the wire; what comes back until the server closes or stays silent.
std::string raw_exchange(int port, const std::string& bytes) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  timeval limit{10, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
  std::string answer;
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    for (std::size_t sent = 0; sent < bytes.size();) {
      const ssize_t count = send(fd, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) break;
      sent += static_cast<std::size_t>(count);
    }
    char chunk[4096];
    for (ssize_t count = 0; (count = recv(fd, chunk, sizeof chunk, 0)) > 0;) answer.append(chunk, static_cast<std::size_t>(count));
  }
  close(fd);
  return answer;
}

TEST_F(HostileTest, deep_json_is_refused_where_it_gets_too_deep) {
  auto browser = client();
  const auto result = submit(browser, "key-1", std::string(100000, '['));
  EXPECT_EQ(result->status, 400);
  EXPECT_EQ(text_of(body_of(result), "code"), "too_deep");
}

TEST_F(HostileTest, ten_megabytes_are_refused_and_the_connection_goes_on) {
  auto browser = client();
  browser.set_keep_alive(true);
  const auto result = submit(browser, "key-1", std::string(10U * 1024 * 1024, 'x'));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->status, 413);
  EXPECT_EQ(problem_type(result), "/problems/body-too-large");
  EXPECT_EQ(browser.Get("/api/applications")->status, 200);
}

TEST_F(HostileTest, ten_megabytes_in_chunks_are_refused_too) {
  auto browser = client();
  std::size_t left = 10U * 1024 * 1024;
  const auto result = browser.Post(
      "/api/applications", {{"Idempotency-Key", "key-1"}},
      [&](std::size_t, httplib::DataSink& sink) {
        const std::string piece(std::min<std::size_t>(left, 65536), 'x');
        sink.write(piece.data(), piece.size());
        left -= piece.size();
        if (left == 0) sink.done();
        return true;
      },
      "application/json");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->status, 413);
}

TEST_F(HostileTest, compressed_bodies_are_not_unpacked) {
  auto browser = client();
  const auto result = browser.Put("/api/drafts/kindergarten/1", {{"If-None-Match", "*"}, {"Content-Encoding", "gzip"}},
                                  std::string("\x1f\x8b\x08\0\0\0", 6), "application/json");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->status, 415);
  EXPECT_NE(result->get_header_value("Content-Security-Policy"), "");
}

TEST_F(HostileTest, text_that_is_not_utf8_is_refused) {
  auto browser = client();
  const auto result = submit(browser, "key-1", "{\"form\":\"certificate-request\",\"version\":\"1.0.0\",\"data\":{\"lastName\":\"\xff\xfe\"}}");
  EXPECT_EQ(result->status, 400);
  EXPECT_EQ(text_of(body_of(result), "code"), "malformed_json");
}

TEST_F(HostileTest, unknown_and_doubled_members_are_named_by_their_place) {
  auto browser = client();
  const auto unknown = submit(browser, "key-1", R"({"form":"certificate-request","version":"1.0.0","data":{},"admin":true})");
  EXPECT_EQ(unknown->status, 400);
  EXPECT_EQ(text_of(body_of(unknown), "code"), "unknown_key");
  EXPECT_EQ(text_of(body_of(unknown), "path"), "/admin");
  const auto doubled = submit(browser, "key-1", R"({"form":"a","form":"b","version":"1","data":{}})");
  EXPECT_EQ(text_of(body_of(doubled), "code"), "duplicate_key");
}

TEST_F(HostileTest, sql_in_texts_stays_text) {
  auto browser = client();
  const std::string evil = "'; DROP TABLE application; --";
  json::Object data = certificate_data();
  data.set("lastName", evil);
  const auto result = submit(browser, "k');DELETE-FROM-draft;--", certificate_application(std::move(data)));
  ASSERT_EQ(result->status, 201) << result->body;
  const json::Value kept = body_of(browser.Get("/api/applications/" + text_of(body_of(result), "number")));
  EXPECT_EQ(text_of(*kept.find("data"), "lastName"), evil);
  EXPECT_EQ(browser.Get("/api/applications/2026-000001-1'%20OR%201=1")->status, 404);
  EXPECT_EQ(browser.Get("/api/drafts?form=x'%20OR%20'1'='1")->body, R"({"drafts":[]})");
}

TEST_F(HostileTest, huge_headers_and_addresses_get_an_answer) {
  const std::string head = " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
  EXPECT_EQ(raw_exchange(portal_->port(), "GET /" + std::string(9000, 'a') + head + "\r\n").substr(0, 12), "HTTP/1.1 414");
  EXPECT_EQ(raw_exchange(portal_->port(), "GET /" + std::string(8000, 'a') + head + "\r\n").substr(0, 12), "HTTP/1.1 404");
  EXPECT_EQ(raw_exchange(portal_->port(), "GET /" + head + "X: " + std::string(9000, 'a') + "\r\n\r\n").substr(0, 12), "HTTP/1.1 400");
  auto browser = client();
  (void)browser.Get("/", {{"X-Long", std::string(1000000, 'a')}});  // the server hangs up on the sender at some point
  EXPECT_EQ(browser.Get("/api/applications")->status, 200);
}

TEST_F(HostileTest, lines_that_are_no_http_do_not_stop_it) {
  for (const std::string& bytes :
       {std::string("\r\n\r\n"), std::string("GARBAGE\r\n\r\n"), std::string("GET / HTTP/9.9\r\n\r\n"), std::string(5000, '\0'),
        std::string("GET /%00 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"),
        std::string("TRACE / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"),
        std::string("POST /api/applications HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 99999999999999999999\r\n\r\n{}"),
        std::string("POST /api/applications HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")}) {
    const std::string answer = raw_exchange(portal_->port(), bytes);
    EXPECT_EQ(answer.find("HTTP/1.1 2"), std::string::npos) << answer;
  }
  auto browser = client();
  EXPECT_EQ(browser.Get("/api/applications")->status, 200);
}

TEST_F(HostileTest, a_delete_without_a_body_is_answered_at_once) {
  const std::string answer =
      raw_exchange(portal_->port(), "DELETE /api/drafts/kindergarten/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(answer.substr(0, 12), "HTTP/1.1 204");
}

TEST_F(HostileTest, files_outside_the_folders_are_not_found) {
  folder_.write("dist/portal.js", "export {};");
  folder_.write("dist/.env", "hidden");
  folder_.write("secret.txt", "outside");
  for (const char* path : {"/dist/../secret.txt", "/dist/%2e%2e/secret.txt", "/dist/..%2fsecret.txt", "/dist//etc/passwd", "/dist/.env", "/dist/",
                           "/dist/portal.js/", "/content/forms/..%2fprofiles%2fsokolova.json", "/pages/layout.html", "/pages/texts.ru.json"}) {
    const std::string answer =
        raw_exchange(portal_->port(), std::string("GET ") + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(answer.substr(0, 12), "HTTP/1.1 404") << path;
  }
  auto browser = client();
  EXPECT_EQ(browser.Get("/dist/portal.js")->status, 200);
}

TEST_F(HostileTest, a_range_does_not_cut_an_answer_that_says_it_is_whole) {
  folder_.write("dist/portal.js", "0123456789");
  auto browser = client();
  const auto result = browser.Get("/dist/portal.js", {{"Range", "bytes=2-3"}});
  EXPECT_EQ(result->status, 200);
  EXPECT_EQ(result->body, "0123456789");
}

TEST_F(HostileTest, another_sites_name_for_this_machine_gets_nothing) {
  auto browser = client();
  const auto result = browser.Get("/api/profile?facts=person.snils", {{"Host", "evil.example:8080"}});
  EXPECT_EQ(result->status, 421);
  EXPECT_EQ(problem_type(result), "/problems/host-misdirected");
}

TEST_F(HostileTest, another_sites_page_cannot_change_anything) {
  auto browser = client();
  const std::string body = certificate_application();
  const auto post = [&](httplib::Headers headers) {
    headers.emplace("Idempotency-Key", "key-1");
    return browser.Post("/api/applications", headers, body, "application/json");
  };
  EXPECT_EQ(problem_type(post({{"Origin", "https://evil.example"}})), "/problems/cross-site");
  EXPECT_EQ(problem_type(post({{"Sec-Fetch-Site", "cross-site"}})), "/problems/cross-site");
  EXPECT_EQ(problem_type(post({{"Sec-Fetch-Site", "same-site"}})), "/problems/cross-site");
  const std::string own = "http://127.0.0.1:" + std::to_string(portal_->port());
  EXPECT_EQ(post({{"Origin", own}})->status, 201);
  EXPECT_EQ(post({{"Sec-Fetch-Site", "same-origin"}})->status, 201);

  const auto form = [&](const httplib::Headers& headers) {
    return browser.Post("/kindergarten", headers, "application-key=k&press=submit", "application/x-www-form-urlencoded")->status;
  };
  EXPECT_EQ(form({}), 403);
  EXPECT_EQ(form({{"Origin", "null"}}), 403);
  EXPECT_NE(form({{"Origin", "null"}, {"Cookie", "portal_visit=1"}}), 403);
}

TEST_F(HostileTest, every_answer_carries_the_security_headers) {
  auto browser = client();
  std::vector<httplib::Result> results;
  results.push_back(browser.Get("/"));
  results.push_back(browser.Get("/nothing"));
  results.push_back(browser.Get("/api/profile"));
  results.push_back(browser.Get("/dist/portal.js"));
  results.push_back(browser.Patch("/api/profile", "", "text/plain"));
  results.push_back(browser.Options("/"));
  results.push_back(browser.Delete("/api/drafts/kindergarten/1"));
  for (const auto& result : results) {
    ASSERT_TRUE(result);
    EXPECT_EQ(result->get_header_value("Content-Security-Policy"), content_security_policy);
    EXPECT_EQ(result->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(result->get_header_value("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(result->get_header_value("Permissions-Policy"), "microphone=(self)");
  }
  const std::string refused =
      raw_exchange(portal_->port(), "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX: " + std::string(9000, 'a') + "\r\n\r\n");
  EXPECT_EQ(refused.substr(0, 12), "HTTP/1.1 400");
  EXPECT_NE(refused.find(content_security_policy), std::string::npos);
}

}  // namespace
}  // namespace portal::demo
