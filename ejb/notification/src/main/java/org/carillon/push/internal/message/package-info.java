/** Messages to push services: encryption, signatures, keys. */
package org.carillon.push.internal.message;
