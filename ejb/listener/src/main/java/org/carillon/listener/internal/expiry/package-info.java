/** Notifies administrators in time of certificates that expire. */
package org.carillon.listener.internal.expiry;
