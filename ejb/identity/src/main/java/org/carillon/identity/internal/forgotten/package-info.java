/** Addresses elsewhere, and codes that set another password once. */
package org.carillon.identity.internal.forgotten;
