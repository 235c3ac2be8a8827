// SPDX-License-Identifier: GPL-3.0-or-later
// The least that Boost.Beast can be: one thread, and the same page for whoever asks. What the
// server of the searcher costs is measured beside it.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <iostream>
#include <memory>
#include <string>

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(net::ip::tcp::socket socket, const std::string& page)
      : socket_(std::move(socket)), page_(page) {}

  void read() {
    request_ = {};
    http::async_read(socket_, buffer_, request_,
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (!error) self->write();
                     });
  }

 private:
  void write() {
    response_ = {http::status::ok, request_.version()};
    response_.set(http::field::content_type, "application/json");
    response_.keep_alive(request_.keep_alive());
    response_.body() = page_;
    response_.prepare_payload();
    http::async_write(socket_, response_,
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (!error && self->response_.keep_alive()) self->read();
                      });
  }

  net::ip::tcp::socket socket_;
  const std::string& page_;
  boost::beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::string_body> response_;
};

void accept(net::ip::tcp::acceptor& acceptor, const std::string& page) {
  acceptor.async_accept([&](error_code error, net::ip::tcp::socket socket) {
    if (!error) {
      socket.set_option(net::ip::tcp::no_delay(true));
      std::make_shared<Connection>(std::move(socket), page)->read();
    }
    accept(acceptor, page);
  });
}

}  // namespace

// cotejo-bare-server BYTES: says where it listens, and answers with a page of that size.
int main(int argc, char** argv) {
  const std::string page(argc > 1 ? std::stoul(argv[1]) : 3, 'x');
  net::io_context io(1);
  net::ip::tcp::acceptor acceptor(io, {net::ip::make_address("127.0.0.1"), 0});
  std::cout << "http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
  accept(acceptor, page);
  io.run();
}
