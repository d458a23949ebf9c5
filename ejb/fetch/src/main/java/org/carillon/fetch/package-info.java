/** What strangers' addresses lead to, fetched by this server so that nobody else has to. */
package org.carillon.fetch;
