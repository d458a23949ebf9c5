/** Resources in the database. */
package org.carillon.account.internal.resource;
