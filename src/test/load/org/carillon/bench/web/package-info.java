/** What browsers and callers of REST do. */
package org.carillon.bench.web;
