/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Readable names of weakness classes, for titles. */
final class WeaknessNames {

  private static final Map<String, String> NAMES =
      """
      sqli=SQL injection
      nosqli=NoSQL injection
      ldapi=LDAP injection
      xpathi=XPath injection
      xss=Cross-site scripting
      oscmd=OS command injection
      codeinj=Code injection
      path=Path traversal
      fileinclusion=File inclusion
      upload=Unrestricted file upload
      ssrf=Server-side request forgery
      xxe=XML external entity
      deser=Unsafe deserialization
      redirect=Open redirect
      csrf=Cross-site request forgery
      authz=Missing authorization
      authn=Broken authentication
      bruteforce=Missing brute-force protection
      hardcoded=Hard-coded credentials
      crlf=CRLF injection
      logi=Log injection
      smuggling=Request smuggling
      clickjack=Clickjacking
      cors=Permissive CORS policy
      cookiesecure=Cookie without Secure
      cookiehttponly=Cookie without HttpOnly
      cookiesamesite=Cookie without SameSite
      cleartext=Cleartext transmission
      certcheck=Improper certificate validation
      signature=Improper signature verification
      weakcrypto=Weak cryptography
      weakhash=Weak hash
      weakrandom=Weak randomness
      iv=Predictable initialization vector
      exposure=Information exposure
      errorinfo=Information exposure through errors
      logsecret=Sensitive data in logs
      debugmode=Debug mode enabled
      massassign=Mass assignment
      prototype=Prototype pollution
      regexdos=Regular expression denial of service
      dos=Denial of service
      overflow=Buffer overflow
      useafterfree=Use after free
      intoverflow=Integer overflow
      nullderef=Null dereference
      formatstring=Format string
      race=Race condition
      tempfile=Insecure temporary file
      permissions=Insecure permissions
      sessionfix=Session fixation
      sessionexpiry=Insufficient session expiration
      passwordstore=Recoverable password storage
      """
          .lines()
          .map(line -> line.split("=", 2))
          .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

  private WeaknessNames() {}

  /** Name of a class, or its id with a capital when it has none here. */
  static String of(String weaknessClass) {
    String known = NAMES.get(weaknessClass);
    return known != null
        ? known
        : weaknessClass.substring(0, 1).toUpperCase(Locale.ROOT) + weaknessClass.substring(1);
  }
}
