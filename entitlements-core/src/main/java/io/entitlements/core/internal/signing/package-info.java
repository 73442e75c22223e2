/**
 * Signatures, keys and the typed product key: Ed25519, strict compact JWS, JWK sets and the
 * Crockford Base32 text with its parity and MAC. What is read here comes from outside; every reader
 * is bounded, strict and total.
 */
@NullMarked
package io.entitlements.core.internal.signing;

import org.jspecify.annotations.NullMarked;
