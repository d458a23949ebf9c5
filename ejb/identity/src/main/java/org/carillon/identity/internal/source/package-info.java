/** Identity sources in the database and in memory. */
package org.carillon.identity.internal.source;
