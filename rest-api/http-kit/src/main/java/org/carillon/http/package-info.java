/** What answers over HTTP go through, those of pages and those of REST. */
package org.carillon.http;
