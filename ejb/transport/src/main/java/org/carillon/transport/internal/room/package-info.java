/** Mail that waits until full accounts have room. */
package org.carillon.transport.internal.room;
