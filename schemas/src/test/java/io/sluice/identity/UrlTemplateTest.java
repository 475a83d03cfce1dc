/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://shop.example/orders/17?page=2 | /orders/{}",
        "http://user@localhost:8080/orders/{id}/ | /orders/{}",
        "/orders/:id | /orders/{}",
        "/users/<int:id>/mail | /users/{}/mail",
        "https://shop.example | /",
        "//cdn.example/a/b | /a/b",
        "/v1/items/550e8400-e29b-41d4-a716-446655440000 | /v1/items/{}",
        "/blob/9fceb02d0ae598e95dc970b74767f19372d61af8 | /blob/{}",
        "/decade/facade | /decade/facade",
        "/report/2026-02-28 | /report/{}",
        "/t/dGhpcyBpcyBhIHRva2VuIDEyMw== | /t/{}",
        "/getUserProfileSettings | /getUserProfileSettings",
        "/a;jsessionid=ABC/b;v=1?x=1 | /a/b",
        "/%7Eanna/%2fetc | /~anna/%2Fetc",
        "https://app.example/#/search?q=1 | /#/search",
        "https://app.example/page#top | /page",
        "/a//b/ | /a/b",
        "/graphql?operationName=addToCart&x=1 | /graphql?operationName=addToCart",
        "/rpc?id=1&method=user.find | /rpc?method=user.find",
        "/rpc?method=GET | /rpc",
        "/rpc?method=1.5 | /rpc",
        "/wp-admin/admin-ajax.php?action=load&p=1 | /wp-admin/admin-ajax.php?action=load",
        "/shop?action=load | /shop",
      })
  void shouldMakeAPathTemplate(String url, String template) {
    assertThat(UrlTemplate.path(url)).isEqualTo(template);
  }

  @Test
  void shouldKeepSortedNamesOfQueryParameters() {
    assertThat(UrlTemplate.of("https://a.example/s?b=2&a=1&b=3")).isEqualTo("/s?a&b");
    assertThat(UrlTemplate.of("https://a.example/s?")).isEqualTo("/s");
  }

  @Property
  void shouldAcceptAnyTextAndStayStable(@ForAll String text) {
    String template = UrlTemplate.path(text);

    assertThat(template).startsWith("/");
  }
}
