/** Makes signing requests and certificates of keys, names and subjects. */
package org.carillon.listener.internal.signing;
