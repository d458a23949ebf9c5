/** The settings for users' mail programs, by the configured listeners. */
package org.carillon.listener.internal.setup;
