package com.acme.payments;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Deliberately flawed sample: the scanners' target for the demo portfolio. Do not run it. */
public class CardVault {

  public byte[] encrypt(byte[] card, byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("DES/ECB/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
    return cipher.doFinal(card);
  }

  public byte[] fingerprint(byte[] card) throws GeneralSecurityException {
    return MessageDigest.getInstance("MD5").digest(card);
  }

  public String token() {
    return Long.toHexString(new Random().nextLong());
  }
}
