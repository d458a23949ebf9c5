/** Mail that accounts have sent for later, and can call back. */
package org.carillon.transport.internal.scheduled;
