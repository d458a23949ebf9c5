/**
 * Secrets that are stored of passwords in addition to their hash, for mechanisms that need them.
 */
package org.carillon.account.internal.hashing.derived;
