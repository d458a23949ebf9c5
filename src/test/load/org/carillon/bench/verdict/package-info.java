/** The same messages, judged by Postfix with the usual filters and by us. */
package org.carillon.bench.verdict;
