/** Signing requests and certificates are made of keys, names and what else is said of a subject. */
package org.carillon.listener.internal.signing;
