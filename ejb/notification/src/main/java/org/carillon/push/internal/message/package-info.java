/** What goes over the line to push services: encryption, signature, keys. */
package org.carillon.push.internal.message;
