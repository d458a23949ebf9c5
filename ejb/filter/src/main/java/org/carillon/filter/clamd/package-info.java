package org.carillon.filter.clamd;
