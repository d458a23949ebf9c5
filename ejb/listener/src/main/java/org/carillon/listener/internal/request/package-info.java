/** Keys that were made here and their certificates, in the database. */
package org.carillon.listener.internal.request;
