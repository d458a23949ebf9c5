/** HTTP filters and helpers for pages and for REST. */
package org.carillon.http;
