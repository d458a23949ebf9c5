/** The way to the adapter that asks. */
package org.carillon.dns.internal;
