/** Keys that were made here, in the database, and what authorities made of their requests. */
package org.carillon.listener.internal.request;
