/** What people type into their mail programs, from the listeners there are. */
package org.carillon.listener.internal.setup;
