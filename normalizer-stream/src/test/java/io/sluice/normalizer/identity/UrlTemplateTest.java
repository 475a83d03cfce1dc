/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "https://shop.example/rest/products/search?q=apple > /rest/products/search?q",
        "http://localhost:3000/rest/products/search?q= > /rest/products/search?q",
        "/rest/products/search?q=1 > /rest/products/search?q",
        "https://shop.example > /",
        "https://shop.example/ > /",
        "https://shop.example?a=1 > /?a",
        "//cdn.example/a/b > /a/b",
        "https://e.x/users/42/orders/7 > /users/{}/orders/{}",
        "https://e.x/u/3f2504e0-4f89-11d3-9a0c-0305e82c3301 > /u/{}",
        "https://e.x/blob/deadbeef01 > /blob/{}",
        "https://e.x/facade > /facade",
        "https://e.x/2026-03-01/log > /{}/log",
        "https://e.x/t/eyJhbGciOiJIUzI1NiJ9 > /t/{}",
        "https://e.x/orders/{id} > /orders/{}",
        "https://e.x/orders/:id > /orders/{}",
        "https://e.x/cart;jsessionid=A1B2?b=2&a=1&b=3 > /cart?a&b",
        "https://e.x/a?PHPSESSID=1&utm_source=x > /a",
        "https://e.x/%7Euser/%2Fetc > /~user/%2Fetc",
        "https://e.x/a//b/ > /a/b",
        "https://e.x/page#section > /page",
        "https://e.x/#/search?q=x > /#/search?q",
        "https://e.x/graphql?operationName=GetUser&query=abc > /graphql?operationName=GetUser&query",
        "/redirect?to=https://other.example/x > /redirect?to",
        "https://e.x/api/v1/items > /api/v1/items",
      })
  void shouldFindRoute(String url, String template) {
    assertThat(UrlTemplate.of(url)).isEqualTo(template);
  }

  @Property
  void shouldAnswerAnyText(@ForAll String text) {
    assertThat(UrlTemplate.of(text)).startsWith("/");
  }
}
