/** Mail that accounts have scheduled for later, and can recall. */
package org.carillon.transport.internal.scheduled;
