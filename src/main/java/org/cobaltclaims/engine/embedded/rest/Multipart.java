package org.cobaltclaims.engine.embedded.rest;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes multipart bodies apart, in memory. */
final class Multipart {

  private Multipart() {}

  static List<Part> read(Call call) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(call.body()));
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, String.valueOf(call.contentType()));
    if (!HttpPostRequestDecoder.isMultipart(request)) {
      throw new Problem(
          415, "UNSUPPORTED_MEDIA_TYPE", "expected is a body of the type multipart/form-data");
    }
    try {
      HttpPostMultipartRequestDecoder decoder =
          new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request);
      try {
        List<Part> parts = new ArrayList<>();
        for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
          if (data instanceof HttpData content) {
            String filename = data instanceof FileUpload file ? file.getFilename() : null;
            parts.add(new Part(data.getName(), filename, content.get()));
          }
        }
        return parts;
      } finally {
        decoder.destroy();
      }
    } catch (ErrorDataDecoderException e) {
      throw Problem.invalid("the body is not multipart/form-data");
    } catch (IOException e) {
      throw new UncheckedIOException("a part that is in memory was not read", e);
    }
  }
}
