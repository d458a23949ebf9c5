/** Mail that waits for room in full accounts. */
package org.carillon.transport.internal.room;
