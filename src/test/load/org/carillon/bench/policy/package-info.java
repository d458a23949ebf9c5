/** Mail whose sender is authenticated, against Postfix with the usual filters. */
package org.carillon.bench.policy;
