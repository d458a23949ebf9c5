/** Keys that are made here for certificates that others sign. */
package org.carillon.listener.request;
