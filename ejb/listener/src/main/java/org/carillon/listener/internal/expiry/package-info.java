/** Administrators are told in time of certificates that end. */
package org.carillon.listener.internal.expiry;
