package io.entitlements.core.internal.notice;

/** What a notice says, without to whom and its frame. */
record Letter(String subject, String text) {}
